@NullMarked
package dev.rapport.crm.newcomer;

import org.jspecify.annotations.NullMarked;
