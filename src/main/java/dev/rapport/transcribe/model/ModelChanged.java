package dev.rapport.transcribe.model;

/** Tells that a model became ready, or how far it is; published as an application event. */
public record ModelChanged(ModelState state) {}
