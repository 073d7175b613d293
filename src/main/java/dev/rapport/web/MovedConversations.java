package dev.rapport.web;

import dev.rapport.archive.ThreadMerge;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Viewer;
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
 * Leads from a conversation that was joined to another to that one, in the API and on the pages: by 308 (RFC 9110, 15.4.9), so
 * that what was sent is sent there too. Safe for use by many threads.
 */
@Component
class MovedConversations implements WebMvcConfigurer, HandlerInterceptor {

    private static final Pattern ID = Pattern.compile(
            "(?<=/conversations/)[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?=/|$)", Pattern.CASE_INSENSITIVE);

    private final ThreadMerge threads;

    MovedConversations(ThreadMerge threads) {
        this.threads = threads;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/conversations/**", "/api/v1/conversations/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String path = request.getRequestURI();
        Matcher id = ID.matcher(path);
        Optional<ConversationId> survivor =
                id.find() ? threads.survivor(Viewer.PIPELINE, ConversationId.of(id.group())) : Optional.empty();
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
