@NullMarked
package dev.rapport.crm;

import org.jspecify.annotations.NullMarked;
