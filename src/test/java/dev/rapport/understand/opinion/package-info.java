@NullMarked
package dev.rapport.understand.opinion;

import org.jspecify.annotations.NullMarked;
