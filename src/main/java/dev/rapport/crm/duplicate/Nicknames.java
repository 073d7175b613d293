package dev.rapport.crm.duplicate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Knows the short forms of common English first names whose letters do not tell. */
final class Nicknames {

    private static final List<String> FORMS = List.of(
            "robert bob bobby rob robbie",
            "william bill billy will liam",
            "richard dick rick ricky rich",
            "margaret peggy maggie meg greta",
            "elizabeth liz beth betty lisa eliza libby",
            "james jim jimmy jamie",
            "john jack johnny jon",
            "edward ed eddie ted ned",
            "charles charlie chuck",
            "henry harry hank",
            "katherine catherine kate kathy katie cathy kat",
            "michael mike mick mickey",
            "anthony tony",
            "andrew andy drew",
            "alexander alex sasha sandy",
            "alexandra alex sandra sasha",
            "joseph joe joey",
            "thomas tom tommy",
            "patricia pat patty trish tricia",
            "patrick pat paddy",
            "susan sue susie",
            "deborah deb debbie",
            "jennifer jen jenny",
            "christopher chris",
            "christina christine chris tina",
            "samuel sam sammy",
            "samantha sam",
            "daniel dan danny",
            "matthew matt",
            "benjamin ben",
            "nicholas nick",
            "stephen steven steve",
            "david dave",
            "gregory greg",
            "rebecca becky becca",
            "victoria vicky tori",
            "theodore ted theo",
            "frederick fred freddy",
            "lawrence larry",
            "francis frank",
            "rosemary rose",
            "abigail abby gail",
            "dorothy dot dolly",
            "eleanor ellie nora nell");

    private static final Map<String, List<Integer>> PLACES = places();

    private Nicknames() {}

    /** Whether one person may go by both. */
    static boolean areSame(String a, String b) {
        List<Integer> others = PLACES.getOrDefault(b, List.of());
        return PLACES.getOrDefault(a, List.of()).stream().anyMatch(others::contains);
    }

    private static Map<String, List<Integer>> places() {
        Map<String, List<Integer>> places = new HashMap<>();
        for (int i = 0; i < FORMS.size(); i++) {
            for (String name : FORMS.get(i).split(" ")) {
                places.merge(
                        name,
                        List.of(i),
                        (some, more) -> java.util.stream.Stream.concat(some.stream(), more.stream())
                                .toList());
            }
        }
        return Map.copyOf(places);
    }
}
