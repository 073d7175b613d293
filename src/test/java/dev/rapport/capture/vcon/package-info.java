/** Tests of the vCons that come in. */
@NullMarked
package dev.rapport.capture.vcon;

import org.jspecify.annotations.NullMarked;
