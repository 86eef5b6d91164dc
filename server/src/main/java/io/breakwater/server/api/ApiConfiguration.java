package io.breakwater.server.api;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The API's endpoints, named one by one. */
@Configuration(proxyBeanMethods = false)
@Import({ReadingApi.class, RuleApi.class, ActionApi.class, ExposureApi.class, ContactApi.class, ApiErrors.class})
public class ApiConfiguration {}
