@NullMarked
package dev.rapport.capture.fetch;

import org.jspecify.annotations.NullMarked;
