package dev.rapport.crm.filing;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.Activity;
import dev.rapport.crm.OpportunitiesThen;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts activities on the sales that they are about, as {@link OpportunitiesThen} decides. Safe for use by many threads. */
@Component
class OpenSales {

    private final OpportunitiesThen sales;

    OpenSales(OpportunitiesThen sales) {
        this.sales = sales;
    }

    /** The same activities, each with its opportunity where there is one. */
    List<Activity> withSales(List<Activity> filed) {
        Set<AccountId> accounts = filed.stream()
                .map(Activity::account)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet());
        if (accounts.isEmpty()) {
            return filed;
        }
        OpportunitiesThen.Open open = sales.ofAccounts(Viewer.PIPELINE, accounts);
        return filed.stream()
                .map(activity -> activity.account() == null ? activity : on(activity, activity.account(), open))
                .toList();
    }

    private static Activity on(Activity activity, AccountId account, OpportunitiesThen.Open open) {
        return activity.on(
                account,
                activity.contacts(),
                open.at(account, activity.at())
                        .map(then -> then.opportunity().id())
                        .orElse(null));
    }
}
