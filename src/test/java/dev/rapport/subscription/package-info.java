@NullMarked
package dev.rapport.subscription;

import org.jspecify.annotations.NullMarked;
