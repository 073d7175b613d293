@NullMarked
package dev.rapport.search.saved;

import org.jspecify.annotations.NullMarked;
