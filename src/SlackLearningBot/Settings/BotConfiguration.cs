using System.ComponentModel.DataAnnotations;
using NodaTime;
using Npgsql;

namespace SlackLearningBot.Settings;

/// <summary>Everything the bot is told from outside, read and checked once at the start; nobody else reads <see cref="IConfiguration"/>.</summary>
internal sealed record BotConfiguration(
    SlackSettings Slack, BotSettings Bot, DeliverySettings Delivery, DataProtectionSettings DataProtection, TelemetrySettings Telemetry, string? ConnectionString, string? DataFolder, string? Urls)
{
    /// <exception cref="SettingsException">Something is missing or wrong.</exception>
    public static BotConfiguration Read(IConfiguration configuration, bool isProduction)
    {
        var problems = new List<string>();
        var read = new BotConfiguration(
            Bind<SlackSettings>(configuration, SlackSettings.Section, problems),
            Bind<BotSettings>(configuration, BotSettings.Section, problems),
            Bind<DeliverySettings>(configuration, DeliverySettings.Section, problems),
            Bind<DataProtectionSettings>(configuration, DataProtectionSettings.Section, problems),
            ReadTelemetry(configuration, problems),
            NullIfEmpty(configuration.GetConnectionString("Postgres")),
            NullIfEmpty(configuration["Postgres:DataFolder"]),
            NullIfEmpty(configuration["Urls"]))
        {
            Warnings = UnknownSettings.Find(configuration, Known),
        };

        if (problems.Count == 0)
        {
            problems.AddRange(read.FindProblems(isProduction));
        }

        return problems.Count == 0 ? read : throw new SettingsException(problems);
    }

    /// <summary>Settings that nobody reads, said at the start and by <c>doctor</c>.</summary>
    public IReadOnlyList<string> Warnings { get; private init; } = [];

    private static readonly Dictionary<string, string[]> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        [SlackSettings.Section] = NamesOf<SlackSettings>(),
        [BotSettings.Section] = NamesOf<BotSettings>(),
        [DeliverySettings.Section] = NamesOf<DeliverySettings>(),
        [DataProtectionSettings.Section] = NamesOf<DataProtectionSettings>(),
        [TelemetrySettings.Section] = NamesOf<TelemetrySettings>(),
        ["Postgres"] = ["DataFolder"],
        ["ConnectionStrings"] = ["Postgres"],
    };

    private static string[] NamesOf<T>() => [.. typeof(T).GetProperties().Where(property => property.CanWrite).Select(property => property.Name)];

    /// <summary>OpenTelemetry's own name for the collector's address is understood too.</summary>
    private static TelemetrySettings ReadTelemetry(IConfiguration configuration, List<string> problems)
    {
        var read = Bind<TelemetrySettings>(configuration, TelemetrySettings.Section, problems);
        return read.OtlpEndpoint is null && Uri.TryCreate(NullIfEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]), UriKind.Absolute, out var standard)
            ? new TelemetrySettings { OtlpEndpoint = standard, PrometheusPort = read.PrometheusPort }
            : read;
    }

    /// <summary>What installing by button needs; null when it is not set up.</summary>
    public OAuthClient? OAuth => OAuthClient.Of(Slack, Bot);

    private static T Bind<T>(IConfiguration configuration, string section, List<string> problems)
        where T : class, new()
    {
        try
        {
            var settings = configuration.GetSection(section).Get<T>() ?? new T();
            var results = new List<ValidationResult>();
            Validator.TryValidateObject(settings, new ValidationContext(settings), results, validateAllProperties: true);
            problems.AddRange(results.Select(result => Describe(configuration, section, result)));
            return settings;
        }
        catch (InvalidOperationException e)
        {
            problems.Add($"{section}: {e.Message}"
                .Replace("type 'System.Int32'", "a whole number", StringComparison.Ordinal)
                .Replace("type 'System.Boolean'", "true or false", StringComparison.Ordinal)
                .Replace("type 'System.Uri'", "an address", StringComparison.Ordinal));
            return new T();
        }
    }

    private static string Describe(IConfiguration configuration, string section, ValidationResult result)
    {
        var name = $"{section}:{string.Join(", ", result.MemberNames)}";
        return $"{name} is \"{configuration[name]}\"; {result.ErrorMessage}";
    }

    private IEnumerable<string> FindProblems(bool isProduction)
    {
        foreach (var problem in SlackProblems.Find(Slack, isProduction))
        {
            yield return problem;
        }

        foreach (var problem in OAuthClient.FindProblems(Slack, Bot, isProduction))
        {
            yield return problem;
        }

        foreach (var problem in TelemetrySettings.FindProblems(Telemetry))
        {
            yield return problem;
        }

        if (FindConnectionProblem(ConnectionString) is { } unreadable)
        {
            yield return unreadable;
        }

        if (Urls is not null && !Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).All(IsListeningAddress))
        {
            yield return $"Urls is \"{Urls}\"; expected an address such as http://127.0.0.1:8080, or several with ; between them.";
        }

        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(Bot.DefaultZone) is null)
        {
            yield return $"Bot:DefaultZone is \"{Bot.DefaultZone}\"; expected an IANA zone such as Europe/Stockholm.";
        }
    }

    private static bool IsListeningAddress(string address)
    {
        try
        {
            return BindingAddress.Parse(address) is { Scheme: "http" or "https", Port: >= 0 and <= 65535 };
        }
        catch (FormatException)
        {
            return false;
        }
    }

    // Npgsql's complaint names the keyword it does not know, never a value: the password must not be repeated.
    private static string? FindConnectionProblem(string? connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString) is { Host: null } && connectionString is not null
                ? "ConnectionStrings:Postgres names no Host; expected for example Host=db.example.com;Database=learning;Username=learning;Password=…"
                : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return $"ConnectionStrings:Postgres cannot be read ({e.Message}); expected for example Host=db.example.com;Database=learning;Username=learning;Password=…";
        }
    }

    private static string? NullIfEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
