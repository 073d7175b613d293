@NullMarked
package dev.rapport.crm.promise;

import org.jspecify.annotations.NullMarked;
