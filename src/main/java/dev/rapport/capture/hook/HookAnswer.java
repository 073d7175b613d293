package dev.rapport.capture.hook;

/**
 * What the platform is told, with status 200.
 *
 * @param mediaType of the text; empty where there is none
 */
public record HookAnswer(String mediaType, String text) {

    static final HookAnswer OK = new HookAnswer("", "");

    static HookAnswer plain(String text) {
        return new HookAnswer("text/plain;charset=UTF-8", text);
    }

    static HookAnswer json(String text) {
        return new HookAnswer("application/json", text);
    }

    static HookAnswer xml(String text) {
        return new HookAnswer("text/xml;charset=UTF-8", text);
    }
}
