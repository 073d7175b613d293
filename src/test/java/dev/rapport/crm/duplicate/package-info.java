/** Tests of finding, merging and keeping apart what looks like one person; and made-up people who do. */
@org.jspecify.annotations.NullMarked
package dev.rapport.crm.duplicate;
