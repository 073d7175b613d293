@NullMarked
package dev.rapport.crm.field;

import org.jspecify.annotations.NullMarked;
