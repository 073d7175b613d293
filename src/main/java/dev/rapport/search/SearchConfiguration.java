package dev.rapport.search;

import dev.rapport.installation.Company;
import dev.rapport.installation.DataFolder;
import dev.rapport.installation.DataFolderLock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the index in the data folder; it is closed with the application. */
@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

    /** @param held the folder is ours before anything is written to it */
    @Bean(destroyMethod = "close")
    LuceneMomentIndex momentIndex(DataFolder folder, DataFolderLock held, Company company) {
        return new LuceneMomentIndex(folder.index(), company.zone());
    }

    @Bean
    Vocabulary vocabulary(LuceneMomentIndex index, Company company) {
        return new LuceneVocabulary(index, company.zone());
    }

    @Bean
    HeardAs heardAs(LuceneMomentIndex index, Company company) {
        return new LuceneHeardAs(index, company.zone());
    }

    @Bean
    Search search(LuceneMomentIndex index, Company company) {
        return new LuceneSearch(index, company.zone());
    }
}
