using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Data.LocalPostgres;
using SlackLearningBot.Features.People;
using SlackLearningBot.Operator;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;

var port = new Option<int>("--port") { Description = "The port of the page and of Slack's Web API", DefaultValueFactory = _ => 5080 };
var command = new RootCommand("A Slack workspace on your machine, with PostgreSQL and the bot in it.") { port };
port.Validators.Add(given =>
{
    if (int.TryParse(given.Tokens.SingleOrDefault()?.Value, out var number) && number is < 0 or > 65_535)
    {
        given.AddError($"--port is {number}; expected a number from 0 (any free port) to 65535.");
    }
});
command.SetAction(async (parsed, cancel) =>
{
    try
    {
        return await PlayAsync(parsed.GetValue(port), cancel);
    }
    catch (IOException e) when (e.InnerException is AddressInUseException)
    {
        return Complain($"Port {parsed.GetValue(port)} is taken, perhaps by another Playground. Choose another one: --port {parsed.GetValue(port) + 1}");
    }
    catch (Exception e) when (e is SettingsException or MigrationException or LocalPostgresException or NpgsqlException)
    {
        return Complain(e.Message);
    }
    catch (OperationCanceledException) when (cancel.IsCancellationRequested)
    {
        return 0; // stopped while it started
    }
});
return await command.Parse(args).InvokeAsync();

static int Complain(string what)
{
    Console.Error.WriteLine(what);
    return 1;
}

static async Task<int> PlayAsync(int port, CancellationToken cancel)
{
#pragma warning disable RS0030 // here the clocks are chosen
    var machine = TimeProvider.System;
#pragma warning restore RS0030
    var calendar = TurnableClock.Running(machine);
    await using var slack = await PlaygroundServer.StartAsync(new PlaygroundOptions { Port = port }, calendar, machine, cancel);
    await using var bot = await BotHost.BuildAsync(new BotHostOptions
    {
        Environment = "Playground",
        Calendar = calendar,
        EmptyDatabase = $"playground_{port}",
        Settings = new Dictionary<string, string?>
        {
            ["Slack:ApiBaseUrl"] = slack.ApiUrl.ToString(),
            ["Slack:BotToken"] = PlaygroundOptions.BotToken,
            ["Slack:SigningSecret"] = PlaygroundOptions.SigningSecret,
            ["Urls"] = "http://127.0.0.1:0",
            ["Logging:LogLevel:Default"] = "Warning",
        },
    }, cancel);
    await bot.StartAsync(cancel);
    slack.ConnectBot(new Uri(bot.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()));
    slack.OnClockTurned = bot.Services.RunTicksAsync;
    await TellWhoIsWhoAsync(bot.Services, cancel);

    Console.WriteLine($"Your Slack workspace is at {slack.Url} (stop it with Ctrl+C).");
    await bot.WaitForShutdownAsync(cancel);
    return 0;
}

// What an operator does once: the company's list of people, and who owns the programme.
static async Task TellWhoIsWhoAsync(IServiceProvider bot, CancellationToken cancel)
{
    while (await bot.GetRequiredService<IWorkspaces>().FindAsync(DemoWorkspace.Team, cancel) is null)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(50), cancel);
    }

    await bot.GetRequiredService<PeopleImport>().RunAsync(
        DemoWorkspace.Team, PeopleFile.Read(new StringReader(DemoWorkspace.PeopleCsv)), onlyCheck: false, cancel);
    await bot.GetRequiredService<RoleStore>().GrantOwnerAsync(
        new LearnerKey(DemoWorkspace.Team, DemoWorkspace.Priya), RoleStore.Operator, bot.GetRequiredService<CalendarClock>().Now, cancel);
}
