@NullMarked
package dev.rapport.crm.filing;

import org.jspecify.annotations.NullMarked;
