package io.breakwater.core.connector.windows;

import java.util.Map;

/**
 * Channels of the Windows event log: the Sigma service that each stands for, and the product people call it by. Channel
 * names are Microsoft's, service names those of the Sigma taxonomy.
 */
final class Channels {
    static final String SYSMON = "Microsoft-Windows-Sysmon/Operational";
    static final String SECURITY = "Security";
    static final String SYSTEM = "System";
    static final String POWERSHELL = "Microsoft-Windows-PowerShell/Operational";
    static final String POWERSHELL_CORE = "PowerShellCore/Operational";
    static final String POWERSHELL_CLASSIC = "Windows PowerShell";
    static final String DEFENDER = "Microsoft-Windows-Windows Defender/Operational";

    private static final Map<String, String> SERVICES = Map.ofEntries(
            Map.entry("Application", "application"),
            Map.entry(SECURITY, "security"),
            Map.entry(SYSTEM, "system"),
            Map.entry("Microsoft-Windows-NTLM/Operational", "ntlm"),
            Map.entry(SYSMON, "sysmon"),
            Map.entry(POWERSHELL, "powershell"),
            Map.entry(POWERSHELL_CORE, "powershell"),
            Map.entry(POWERSHELL_CLASSIC, "powershell-classic"),
            Map.entry("Microsoft-Windows-TaskScheduler/Operational", "taskscheduler"),
            Map.entry("Microsoft-Windows-WMI-Activity/Operational", "wmi"),
            Map.entry("Microsoft-Windows-DHCP-Server/Operational", "dhcp"),
            Map.entry("Microsoft-Windows-PrintService/Admin", "printservice-admin"),
            Map.entry("Microsoft-Windows-SmbClient/Security", "smbclient-security"),
            Map.entry("Microsoft-Windows-SmbClient/Connectivity", "smbclient-connectivity"),
            Map.entry("Microsoft-Windows-SMBServer/Connectivity", "smbserver-connectivity"),
            Map.entry("Microsoft-Windows-PrintService/Operational", "printservice-operational"),
            Map.entry(
                    "Microsoft-Windows-TerminalServices-LocalSessionManager/Operational",
                    "terminalservices-localsessionmanager"),
            Map.entry("Microsoft-Windows-CodeIntegrity/Operational", "codeintegrity-operational"),
            Map.entry("Microsoft-Windows-AppLocker/MSI and Script", "applocker"),
            Map.entry("Microsoft-Windows-AppLocker/EXE and DLL", "applocker"),
            Map.entry("Microsoft-Windows-AppLocker/Packaged app-Deployment", "applocker"),
            Map.entry("Microsoft-Windows-AppLocker/Packaged app-Execution", "applocker"),
            Map.entry("MSExchange Management", "msexchange-management"),
            Map.entry(DEFENDER, "windefend"),
            Map.entry("Microsoft-Windows-Windows Firewall With Advanced Security/Firewall", "firewall-as"),
            Map.entry("Microsoft-Windows-Bits-Client/Operational", "bits-client"),
            Map.entry("Microsoft-Windows-Security-Mitigations/Kernel Mode", "security-mitigations"),
            Map.entry("Microsoft-Windows-Security-Mitigations/User Mode", "security-mitigations"),
            Map.entry("Microsoft-Windows-Diagnosis-Scripted/Operational", "diagnosis-scripted"),
            Map.entry("Microsoft-Windows-Shell-Core/Operational", "shell-core"),
            Map.entry("OpenSSH/Operational", "openssh"),
            Map.entry("Microsoft-Windows-LDAP-Client/Debug", "ldap"),
            Map.entry("Microsoft-Windows-BitLocker/BitLocker Management", "bitlocker"),
            Map.entry("Microsoft-Windows-VHDMP/Operational", "vhdmp"),
            Map.entry("Microsoft-Windows-AppXDeploymentServer/Operational", "appxdeployment-server"),
            Map.entry("Microsoft-Windows-LSA/Operational", "lsa-server"),
            Map.entry("Microsoft-Windows-AppxPackaging/Operational", "appxpackaging-om"),
            Map.entry("Microsoft-Windows-DNS Client Events/Operational", "dns-client"),
            Map.entry("Microsoft-Windows-AppModel-Runtime/Admin", "appmodel-runtime"),
            Map.entry("Microsoft-Windows-CAPI2/Operational", "capi2"),
            Map.entry(
                    "Microsoft-Windows-CertificateServicesClient-Lifecycle-System/Operational",
                    "certificateservicesclient-lifecycle-system"),
            Map.entry("Microsoft-Windows-Kernel-ShimEngine/Operational", "kernel-shimengine"),
            Map.entry("Microsoft-Windows-Kernel-ShimEngine/Diagnostic", "kernel-shimengine"),
            Map.entry("Microsoft-Windows-Application-Experience/Program-Telemetry", "application-experience"),
            Map.entry(
                    "Microsoft-Windows-Application-Experience/Program-Compatibility-Assistant",
                    "application-experience"),
            Map.entry("Microsoft-Windows-Ntfs/Operational", "ntfs"),
            Map.entry("Microsoft-Windows-Hyper-V-Worker", "hyper-v-worker"),
            Map.entry("Microsoft-Windows-Kernel-EventTracing", "kernel-event-tracing"),
            Map.entry("Microsoft-Windows-SENSE/Operational", "sense"),
            Map.entry("Microsoft-ServiceBus-Client/Admin", "servicebus-client"),
            Map.entry("Microsoft-ServiceBus-Client/Operational", "servicebus-client"),
            Map.entry("Microsoft-IIS-Configuration/Operational", "iis-configuration"));

    private static final Map<String, String> PRODUCTS = Map.of(
            SYSMON, "Sysmon",
            SECURITY, "Windows Security",
            SYSTEM, "Windows System",
            POWERSHELL, "Windows PowerShell",
            POWERSHELL_CORE, "Windows PowerShell",
            POWERSHELL_CLASSIC, "Windows PowerShell",
            DEFENDER, "Microsoft Defender");

    private Channels() {}

    /** Sigma service of a channel; empty when Sigma knows none. */
    static String service(String channel) {
        return SERVICES.getOrDefault(channel, "");
    }

    static String product(String channel) {
        return PRODUCTS.getOrDefault(channel, "Windows");
    }
}
