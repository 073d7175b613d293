package dev.rapport.capture.email;

import dev.rapport.capture.email.mime.MailAddress;
import dev.rapport.installation.Company;
import dev.rapport.language.EmailAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Decides which messages of live mailboxes are left out: bounces, bulk, listed addresses and domains, and mail among
 * ourselves.
 *
 * <p>Bulk is what says so itself: {@code List-Id} (RFC 2919), {@code Precedence}, {@code Auto-Submitted} (RFC 3834). An answer to
 * a meeting is sent by a program too, and stays. Safe for use by many threads.
 */
@Component
final class EmailPolicy {

    private static final Set<String> BULK = Set.of("bulk", "list", "junk", "auto_reply");
    private static final Pattern MAILER =
            Pattern.compile("(?:mailer-daemon|postmaster|bounces?|bounce[-+=].*)@.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern REPORT =
            Pattern.compile("multipart/report\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final EmailPolicySettings settings;
    private final Company company;

    EmailPolicy(EmailPolicySettings settings, Company company) {
        this.settings = settings;
        this.company = company;
    }

    /** Empty for a message that is to be kept. */
    Optional<EmailOutcome.Excluded> leavesOut(EmailMessage message, List<String> envelope) {
        List<String> from = keys(message.from().stream().map(MailAddress::address));
        List<String> to = keys(Stream.concat(
                Stream.of(message.to(), message.cc(), message.bcc())
                        .flatMap(List::stream)
                        .map(MailAddress::address),
                envelope.stream()));
        if (settings.bounces() && isBounce(message, from)) {
            return Optional.of(new EmailOutcome.Excluded("BOUNCE", "It reports on the delivery of another message"));
        }
        if (settings.bulk() && isBulk(message)) {
            return Optional.of(new EmailOutcome.Excluded("BULK", "It is of a mailing list, or was sent by a robot"));
        }
        if (isListed(from, to)) {
            return Optional.of(
                    new EmailOutcome.Excluded("LISTED", "Its address or domain is listed in rapport.email.policy"));
        }
        if (settings.internal() && isInternal(from, to)) {
            return Optional.of(new EmailOutcome.Excluded("INTERNAL", "All who take part in it are ours"));
        }
        return Optional.empty();
    }

    private static boolean isBounce(EmailMessage message, List<String> from) {
        boolean nobody = message.header("Return-Path").stream()
                .anyMatch(path -> path.strip().equals("<>"));
        return REPORT.matcher(String.join("", message.header("Content-Type"))).matches()
                || !message.header("X-Failed-Recipients").isEmpty()
                || from.stream().anyMatch(sender -> MAILER.matcher(sender).matches())
                || nobody
                        && message.meeting() == null
                        && message.header("Auto-Submitted").isEmpty();
    }

    private static boolean isBulk(EmailMessage message) {
        if (message.meeting() != null) {
            return false;
        }
        boolean robot = message.header("Auto-Submitted").stream()
                .anyMatch(value -> !value.strip().toLowerCase(Locale.ROOT).startsWith("no"));
        boolean bulk = message.header("Precedence").stream()
                .anyMatch(value -> BULK.contains(value.strip().toLowerCase(Locale.ROOT)));
        return robot || bulk || !message.header("List-Id").isEmpty();
    }

    private boolean isListed(List<String> from, List<String> to) {
        return from.stream().anyMatch(this::isListed)
                || !to.isEmpty() && to.stream().allMatch(this::isListed);
    }

    private boolean isListed(String address) {
        return settings.addresses().contains(address)
                || settings.domains().stream().anyMatch(domain -> isOf(address, domain));
    }

    private boolean isInternal(List<String> from, List<String> to) {
        List<String> all = Stream.concat(from.stream(), to.stream()).toList();
        return !company.domains().isEmpty()
                && !from.isEmpty()
                && all.size() > from.size()
                && all.stream()
                        .allMatch(address -> company.domains().stream().anyMatch(domain -> isOf(address, domain)));
    }

    private static boolean isOf(String address, String domain) {
        String its = address.substring(address.lastIndexOf('@') + 1);
        return its.equals(domain) || its.endsWith("." + domain);
    }

    private static List<String> keys(Stream<String> addresses) {
        return addresses
                .map(address -> EmailAddress.read(address)
                        .map(EmailAddress::value)
                        .orElseGet(() -> address.strip().toLowerCase(Locale.ROOT)))
                .filter(address -> !address.isEmpty())
                .toList();
    }
}
