@NullMarked
package dev.rapport.capture.chat;

import org.jspecify.annotations.NullMarked;
