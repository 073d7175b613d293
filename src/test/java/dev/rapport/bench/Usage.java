package dev.rapport.bench;

/**
 * What hearing some recordings cost.
 *
 * @param wallSeconds by the clock on the wall
 * @param cpuSeconds user and system time of all processes of the engine
 * @param recognisingSeconds the part of it that the recogniser's own threads took
 */
record Usage(double wallSeconds, double cpuSeconds, double recognisingSeconds) {

    static final Usage NONE = new Usage(0, 0, 0);

    Usage plus(Usage other) {
        return new Usage(
                wallSeconds + other.wallSeconds,
                cpuSeconds + other.cpuSeconds,
                recognisingSeconds + other.recognisingSeconds);
    }

    Usage minus(Usage other) {
        return new Usage(
                wallSeconds - other.wallSeconds,
                cpuSeconds - other.cpuSeconds,
                recognisingSeconds - other.recognisingSeconds);
    }
}
