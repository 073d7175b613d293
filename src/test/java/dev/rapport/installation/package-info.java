@NullMarked
package dev.rapport.installation;

import org.jspecify.annotations.NullMarked;
