package dev.rapport.web;

import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.ContactStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Leads from a contact that was merged into another to that one, in the API and on the pages: by 308 (RFC 9110, 15.4.9), so that
 * what was sent is sent there too. Only taking the merge apart is about the contact itself. Safe for use by many threads.
 */
@Component
class MergedContacts implements WebMvcConfigurer, HandlerInterceptor {

    private static final Pattern ID = Pattern.compile(
            "(?<=/contacts/)[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?=/|$)", Pattern.CASE_INSENSITIVE);

    private final ContactStore contacts;

    MergedContacts(ContactStore contacts) {
        this.contacts = contacts;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns("/contacts/**", "/api/v1/contacts/**")
                .excludePathPatterns("/contacts/*/unmerge", "/api/v1/contacts/*/unmerge");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Matcher id = ID.matcher(request.getRequestURI());
        Optional<ContactId> survivor =
                id.find() ? contacts.survivor(Viewer.PIPELINE, ContactId.of(id.group())) : Optional.empty();
        if (survivor.isEmpty()) {
            return true;
        }
        String query = request.getQueryString();
        response.setStatus(HttpStatus.PERMANENT_REDIRECT.value());
        response.setHeader(
                HttpHeaders.LOCATION, id.replaceFirst(survivor.get().toString()) + (query == null ? "" : "?" + query));
        return false;
    }
}
