package io.breakwater.core.connector.windows;

import java.util.List;

/** What shippers call the parts of {@code System}, and what we call them; where two lead to one name, the first counts. */
final class SystemNames {
    /** One translation. */
    record Name(String theirs, String ours) {}

    static final List<Name> BEATS = List.of(
            new Name("provider_name", "Provider_Name"),
            new Name("source_name", "Provider_Name"),
            new Name("provider_guid", "Provider_Guid"),
            new Name("event_id", "EventID"),
            new Name("version", "Version"),
            new Name("level", "Level"),
            new Name("task", "Task"),
            new Name("opcode", "Opcode"),
            new Name("keywords", "Keywords"),
            new Name("record_id", "EventRecordID"),
            new Name("record_number", "EventRecordID"),
            new Name("activity_id", "Correlation_ActivityID"),
            new Name("process.pid", "Execution_ProcessID"),
            new Name("process.thread.id", "Execution_ThreadID"),
            new Name("channel", "Channel"),
            new Name("log_name", "Channel"),
            new Name("computer_name", "Computer"),
            new Name("user.identifier", "Security_UserID"));

    static final List<Name> WAZUH = List.of(
            new Name("providerName", "Provider_Name"),
            new Name("providerGuid", "Provider_Guid"),
            new Name("eventID", "EventID"),
            new Name("version", "Version"),
            new Name("level", "Level"),
            new Name("task", "Task"),
            new Name("opcode", "Opcode"),
            new Name("keywords", "Keywords"),
            new Name("eventRecordID", "EventRecordID"),
            new Name("processID", "Execution_ProcessID"),
            new Name("threadID", "Execution_ThreadID"),
            new Name("channel", "Channel"),
            new Name("computer", "Computer"));

    /** The flat layouts keep their own names; these are added. */
    static final List<Name> FLAT = List.of(
            new Name("SourceName", "Provider_Name"),
            new Name("EventSourceName", "Provider_Name"),
            new Name("ProviderGuid", "Provider_Guid"),
            new Name("Hostname", "Computer"),
            new Name("RecordNumber", "EventRecordID"),
            new Name("UserID", "Security_UserID"),
            new Name("ExecutionProcessID", "Execution_ProcessID"),
            new Name("ActivityID", "Correlation_ActivityID"));

    private SystemNames() {}

    /**
     * Name of a part of {@code System} in XML that became JSON: {@code Provider.#attributes.Name} is
     * {@code Provider_Name}, {@code EventID.#text} is {@code EventID}.
     */
    static String ofXml(String dotted) {
        return dotted.replace(".#text", "").replace(".#attributes.", "_").replace('.', '_');
    }
}
