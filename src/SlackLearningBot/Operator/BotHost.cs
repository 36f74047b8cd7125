using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Logging.Console;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Edge;
using SlackLearningBot.Edge.Sockets;
using SlackLearningBot.Features;
using SlackLearningBot.Operator.Telemetry;
using SlackLearningBot.Outbox;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Operator;

/// <summary>Puts the rooms together: settings, database, clocks, Slack, outbox, edge, features.</summary>
internal static partial class BotHost
{
#pragma warning disable RS0030 // the machine's own clock, for what runs before or without the rooms
    public static TimeProvider SystemClock => TimeProvider.System;
#pragma warning restore RS0030

    /// <summary>What is stopped while it works may end its work within this; orchestrators wait longer before they kill.</summary>
    public static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(10);

    /// <exception cref="SettingsException">The settings do not allow a start.</exception>
    /// <exception cref="MigrationException">The database does not suit this version.</exception>
    public static async Task<WebApplication> BuildAsync(BotHostOptions options, CancellationToken cancel)
    {
        var builder = CreateBuilder(options.Environment);
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = LogDefaults.Settings });
        builder.Configuration.AddInMemoryCollection(options.Settings);
        var settings = BotConfiguration.Read(builder.Configuration, builder.Environment.IsProduction());
        if (builder.Environment.IsProduction())
        {
            builder.Logging.ClearProviders().AddJsonConsole();
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 2 * SignedRequest.MostBytes; // the Edge answers what is too long before this cuts it off
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
        if (!options.IsServing)
        {
            // A verb's own words go to the output, which other programs may read.
            builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        }

        builder.Services.Configure<HostOptions>(host =>
        {
            host.ShutdownTimeout = StopsWithin;
            host.ServicesStopConcurrently = true; // each may need most of that time
        });

#pragma warning disable RS0030 // here clocks and chance are chosen: the machine's own, unless somebody turns, holds or seeds them
        var calendar = options.Calendar ?? TimeProvider.System;
        var machine = options.Machine ?? TimeProvider.System;
        var chance = options.Chance ?? Random.Shared;
#pragma warning restore RS0030
        var certificates = KeyCertificates.Load(settings.DataProtection, machine.GetUtcNow());
        var postgres = await ProgramDatabase.OpenAsync(
            settings.ConnectionString, builder.Environment.EnvironmentName, options.LocalDatabase, settings.DataFolder, cancel);
        try
        {
            return await BuildOnAsync(postgres, builder, settings, options, (calendar, machine, chance), certificates, cancel);
        }
        catch
        {
            await postgres.DisposeAsync(); // a program that cannot begin leaves no private cluster behind
            throw;
        }
    }

    private static async Task<WebApplication> BuildOnAsync(
        ProgramDatabase postgres, WebApplicationBuilder builder, BotConfiguration settings, BotHostOptions options,
        (TimeProvider Calendar, TimeProvider Machine, Random Chance) chosen, KeyCertificates certificates, CancellationToken cancel)
    {
        var runsLoops = options.IsServing && options.RunsLoops;
        var connectionString = options.EmptyDatabase is { } name
            ? await EmptyDatabase.CreateAsync(postgres.ConnectionString, name, cancel)
            : postgres.ConnectionString;
        builder.Services
            .AddSettings(settings)
            .AddTelemetry(settings.Telemetry, options.IsServing, runsLoops)
            .AddSingleton(_ => postgres) // disposed with the program: the last one to leave stops a private cluster
            .AddDatabase(connectionString)
            .AddSingleton<SchemaGate>()
            .AddSingleton(chosen.Chance)
            .AddClocks(chosen.Calendar, chosen.Machine)
            .AddSlack(settings.Slack)
            .AddOutbox(runsLoops)
            .AddEdge()
            .AddSockets(settings.Slack, options.IsServing)
            .AddFeatures(certificates, runsLoops)
            .AddOperator()
            .AddHealth(settings.Slack.UsesSocketMode() && options.IsServing);
        if (runsLoops)
        {
            builder.Services.AddTicks(connectionString);
        }

        options.Services?.Invoke(builder.Services);
        var app = builder.Build();
        try
        {
            _ = app.Services.GetRequiredService<ProgramDatabase>(); // the container disposes only what it made
            if (options.Migrates)
            {
                await app.Services.GetRequiredService<SchemaGate>().MigrateAsync(options.IsServing ? options.Patience : TimeSpan.Zero, cancel);
            }

            WarnAbout(settings, app, options.IsServing);
            app.MapEdge();
            app.MapFeatures();
            app.MapHealth();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>A misspelt setting stops nothing; whoever wrote it should know all the same.</summary>
    private static void WarnAbout(BotConfiguration settings, WebApplication app, bool isServing)
    {
        foreach (var warning in isServing ? settings.Warnings : [])
        {
            Log.Unknown(app.Logger, warning);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5011, LogLevel.Warning, "{Warning}")]
        public static partial void Unknown(ILogger log, string warning);
    }

    private static WebApplicationBuilder CreateBuilder(string? environment)
    {
        try
        {
            return WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment, ApplicationName = "SlackLearningBot" });
        }
        catch (InvalidDataException e)
        {
            throw new SettingsException([$"{e.Message} {e.GetBaseException().Message} Expected JSON as in appsettings.example.json."]);
        }
    }
}
