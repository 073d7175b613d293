package dev.rapport.web.security;

import java.time.Instant;
import java.util.UUID;

/** Someone who may log in. The hash is BCrypt's, and never leaves this package. */
record User(UUID id, String name, String passwordHash, Instant createdAt) {}
