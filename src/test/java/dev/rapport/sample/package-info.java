@NullMarked
package dev.rapport.sample;

import org.jspecify.annotations.NullMarked;
