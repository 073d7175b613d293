@NullMarked
package dev.rapport.capture.hook;

import org.jspecify.annotations.NullMarked;
