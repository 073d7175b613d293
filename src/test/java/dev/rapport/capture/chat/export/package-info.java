/** Tests of exports of chat platforms. */
@NullMarked
package dev.rapport.capture.chat.export;

import org.jspecify.annotations.NullMarked;
