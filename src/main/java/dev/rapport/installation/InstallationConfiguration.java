package dev.rapport.installation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes of the settings what other packages use. */
@Configuration(proxyBeanMethods = false)
class InstallationConfiguration {

    @Bean
    DataFolder dataFolder(InstallationSettings settings) {
        return settings.dataFolder();
    }

    @Bean
    Company company(InstallationSettings settings) {
        return settings.company().company();
    }

    @Bean
    DataFolderLock dataFolderLock(DataFolder folder) {
        return DataFolderLock.on(folder);
    }
}
