@NullMarked
package dev.rapport.search.meaning;

import org.jspecify.annotations.NullMarked;
