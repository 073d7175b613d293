@NullMarked
package dev.rapport.capture.chat.folder;

import org.jspecify.annotations.NullMarked;
