package dev.rapport.web.api;

import dev.rapport.conversation.PageRequest;
import dev.rapport.web.Refusal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads what many calls share: {@code limit} and {@code cursor} of lists, and enumerations in any case. */
@Configuration(proxyBeanMethods = false)
class ApiArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverterFactory(new AnyCase());
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class || parameter.getParameterType() == PartRequest.class;
    }

    @Override
    public Record resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        String given = request.getParameter("cursor");
        String cursor = given == null || given.isEmpty() ? null : given;
        String limit = request.getParameter("limit");
        return parameter.getParameterType() == PartRequest.class
                ? new PartRequest(limit(limit, PageRequest.MAX_LIMIT), cursor)
                : new PageRequest(limit(limit, PageRequest.DEFAULT_LIMIT), cursor);
    }

    private static int limit(@Nullable String text, int otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("limit is a number from 1 to " + PageRequest.MAX_LIMIT + ", not \"" + text + "\"");
        }
    }

    /** {@code call}, {@code Call} and {@code CALL} are the same; nothing is no wish. */
    @SuppressWarnings({"rawtypes", "unchecked", "NullAway"}) // Spring allows a converter to answer null
    private static final class AnyCase implements ConverterFactory<String, Enum> {
        @Override
        public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
            return text -> text.isBlank()
                    ? null
                    : (T) Enum.valueOf(
                            type, text.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
