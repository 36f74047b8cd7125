namespace SlackLearningBot.Operator;

/// <summary>How much is logged unless the settings say otherwise: our own words, and others' only when something is wrong.</summary>
internal static class LogDefaults
{
    public static IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["Logging:LogLevel:Default"] = "Information",
        // Each request with its address and query: more than ids, and nothing that our own warnings do not say.
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        // It logs nothing above Information, but while it may, the platform makes a span and a scope of every request, even when nobody collects them.
        ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "None",
        ["Logging:LogLevel:Quartz"] = "Warning",
        // From Information on it tells every statement with how long it took; never its parameters.
        ["Logging:LogLevel:Npgsql"] = "Error",
        // It warns that keys are stored as they are. They lie beside the tokens they protect, in a database the company guards as a whole (README, Operation).
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager"] = "Error",
    };
}
