@NullMarked
package dev.rapport.crm.objection;

import org.jspecify.annotations.NullMarked;
