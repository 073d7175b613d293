@NullMarked
package dev.rapport.language.meaning;

import org.jspecify.annotations.NullMarked;
