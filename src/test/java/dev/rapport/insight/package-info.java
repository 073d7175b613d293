@NullMarked
package dev.rapport.insight;

import org.jspecify.annotations.NullMarked;
