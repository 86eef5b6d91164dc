package io.breakwater.core.model;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What the correlation of one tenant is fed with, in any order.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface TenantInput
        permits Detection, Retraction, Authorisation, TenantProfile, ExposedAsset, AnalystDecision, BorrowedRates {
    TenantId tenant();
}
