@NullMarked
package dev.rapport.match;

import org.jspecify.annotations.NullMarked;
