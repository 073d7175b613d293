package dev.rapport.crm.newcomer;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.support.GenericApplicationContext;

/** Sets this package up for tests of others, and has it look at what is due. */
public final class NewcomerRuns {

    private NewcomerRuns() {}

    /** @param create as {@code rapport.contacts.create} has it */
    public static void register(GenericApplicationContext context, String create) {
        context.registerBean(
                NewcomerSettings.class, () -> new NewcomerSettings(NewcomerSettings.Create.valueOf(create)));
    }

    /** Returns when nothing is due, whoever looked at it. */
    public static void settle(BeanFactory beans) {
        Newcomers newcomers = beans.getBean(Newcomers.class);
        boolean more = true;
        while (more) {
            more = newcomers.settleSome();
        }
    }
}
