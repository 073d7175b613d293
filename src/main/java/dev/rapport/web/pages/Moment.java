package dev.rapport.web.pages;

/**
 * A point in time as a page shows it.
 *
 * @param text for people, in the company's zone
 * @param iso for machines
 * @param zone the name of the zone
 */
record Moment(String text, String iso, String zone) {}
