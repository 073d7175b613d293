package dev.rapport.transcribe.model;

import java.util.List;

/**
 * The models for people to see: what is used now, and what there is to choose from.
 *
 * @param models of the catalogue, in its order, and after them what else lies in the models folder
 */
public record ModelListing(ModelState state, List<Row> models) {

    public ModelListing {
        models = List.copyOf(models);
    }

    /**
     * One model.
     *
     * @param language empty where it is not known, as are licence and note
     * @param sizeMb about what is downloaded; 0 where it is not known
     * @param installed whether it is in the models folder
     * @param active whether it is the one in use
     */
    public record Row(
            String name, String language, int sizeMb, String licence, String note, boolean installed, boolean active) {}
}
