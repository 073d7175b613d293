package dev.rapport.search;

import dev.rapport.installation.Company;
import dev.rapport.installation.DataFolder;
import dev.rapport.installation.DataFolderLock;
import dev.rapport.language.meaning.Meaning;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.util.FileSystemUtils;

/** Opens the index of meanings beside that of words; or, where it is not wanted, deletes it, and leaves words alone. */
@Configuration(proxyBeanMethods = false)
class ByMeaningConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ByMeaningConfiguration.class);
    private static final String ENABLED = "rapport.search.meaning.enabled";

    private static Path folder(DataFolder data) {
        return data.index().resolveSibling("index-meaning");
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = ENABLED, matchIfMissing = true)
    static class WithMeaning {

        /** @param held the folder is ours before anything is written to it */
        @Bean(destroyMethod = "close")
        LuceneMeaningIndex meaningIndex(DataFolder data, DataFolderLock held, Company company, Meaning meaning) {
            return new LuceneMeaningIndex(folder(data), company.zone(), meaning);
        }

        @Bean
        @Primary
        MomentIndex momentIndexes(LuceneMomentIndex words, LuceneMeaningIndex meanings) {
            return new MomentIndexes(words, meanings);
        }

        @Bean
        MeaningSearch meaningSearch(
                LuceneMomentIndex words, LuceneMeaningIndex meanings, Meaning meaning, Company company) {
            return new LuceneMeaningSearch(words, meanings, meaning, company.zone());
        }

        @Bean
        SimilarConversations similarConversations(LuceneMomentIndex words, LuceneMeaningIndex meanings) {
            return new MixedSimilar(new LuceneSimilar(words), new MeaningSimilar(words, meanings));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = ENABLED, havingValue = "false")
    static class WordsAlone {

        /** Nobody takes out of it any more what is erased, so none of it is left; it is made anew when it is wanted again. */
        @Bean
        MeaningSearch meaningSearch(DataFolder data, DataFolderLock held) throws IOException {
            if (FileSystemUtils.deleteRecursively(folder(data))) {
                LOG.info("The index of meanings was deleted, since {} is false", ENABLED);
            }
            return (viewer, request, most) -> List.of();
        }

        @Bean
        SimilarConversations similarConversations(LuceneMomentIndex words) {
            return new LuceneSimilar(words);
        }
    }
}
