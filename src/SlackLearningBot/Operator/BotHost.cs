using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Edge;
using SlackLearningBot.Features;
using SlackLearningBot.Outbox;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Operator;

/// <summary>Puts the rooms together: settings, database, clocks, Slack, outbox, edge, features.</summary>
internal static class BotHost
{
    /// <exception cref="SettingsException">The settings do not allow a start.</exception>
    /// <exception cref="MigrationException">The database does not suit this version.</exception>
    public static async Task<WebApplication> BuildAsync(BotHostOptions options, CancellationToken cancel)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = options.Environment, ApplicationName = "SlackLearningBot" });
        builder.Configuration.AddInMemoryCollection(options.Settings);
        var settings = BotConfiguration.Read(builder.Configuration, builder.Environment.IsProduction());
        if (builder.Environment.IsProduction())
        {
            builder.Logging.ClearProviders().AddJsonConsole();
        }

#pragma warning disable RS0030 // here the clocks are chosen: the machine's own, unless somebody turns or holds them
        var calendar = options.Calendar ?? TimeProvider.System;
        var machine = options.Machine ?? TimeProvider.System;
#pragma warning restore RS0030
        var postgres = await ProgramDatabase.OpenAsync(
            settings.ConnectionString, builder.Environment.EnvironmentName, options.LocalDatabase, settings.DataFolder, cancel);
        builder.Services
            .AddSettings(settings)
            .AddSingleton(postgres) // disposed with the program: the last one to leave stops a private cluster
            .AddDatabase(postgres.ConnectionString)
            .AddClocks(calendar, machine)
            .AddSlack(settings.Slack)
            .AddOutbox(runsLoops: options.IsServing && options.RunsLoops)
            .AddEdge()
            .AddFeatures()
            .AddHealth();
        if (options.IsServing && options.RunsLoops)
        {
            builder.Services.AddTicks(postgres.ConnectionString);
        }

        var app = builder.Build();
        await app.Services.GetRequiredService<SchemaGate>().MigrateAsync(cancel);
        app.MapEdge();
        app.MapHealth();
        return app;
    }
}
