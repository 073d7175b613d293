@NullMarked
package dev.rapport.understand;

import org.jspecify.annotations.NullMarked;
