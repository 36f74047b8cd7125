using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Data.LocalPostgres;
using SlackLearningBot.Features.People;
using SlackLearningBot.Features.Workspaces;
using SlackLearningBot.Operator;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.Setup;
using SlackLearningBot.Settings;

return await StartCommand.Create(async (start, cancel) =>
{
    try
    {
        return start.WithBot ? await PlayAsync(start, cancel) : await PlayAloneAsync(start, cancel);
    }
    catch (IOException e) when (e.InnerException is AddressInUseException)
    {
        return Complain($"Port {start.Port} is taken, perhaps by another Playground. Choose another one: --port {start.Port + 1}");
    }
    catch (Exception e) when (e is SetupException or SettingsException or MigrationException or LocalPostgresException or NpgsqlException)
    {
        return Complain(e.Message);
    }
    catch (OperationCanceledException) when (cancel.IsCancellationRequested)
    {
        return 0; // stopped while it started
    }
}).Parse(args).InvokeAsync();

static int Complain(string what)
{
    Console.Error.WriteLine(what);
    return 1;
}

static async Task<PlaygroundServer> OpenAsync(Start start, CancellationToken cancel)
{
#pragma warning disable RS0030 // here the clocks are chosen
    var machine = TimeProvider.System;
#pragma warning restore RS0030
    var options = start.Options();
    var slack = await PlaygroundServer.StartAsync(options, TurnableClock.Running(machine), machine, cancel);
    if (start.UsesSockets)
    {
        slack.UseSocketMode();
    }
    else if (start.Address is { } app)
    {
        slack.ConnectBot(app);
    }

    return slack;
}

static async Task<int> PlayAloneAsync(Start start, CancellationToken cancel)
{
    await using var slack = await OpenAsync(start, cancel);
    Console.WriteLine($"Slack alone is at {slack.Url} (stop it with Ctrl+C).");
    Console.WriteLine(StartCommand.ForAnotherApp(start, slack));
    await Task.Delay(Timeout.Infinite, cancel).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    return 0;
}

static async Task<int> PlayAsync(Start start, CancellationToken cancel)
{
    await using var slack = await OpenAsync(start, cancel);
    if (start is { WorkspaceFile: null, Workspaces: null, People: null })
    {
        SecondCompany.AddTo(slack.World);
    }

    var address = FreeAddress();
    await using var bot = await BotHost.BuildAsync(new BotHostOptions
    {
        Environment = "Playground",
        Calendar = slack.Clock,
        EmptyDatabase = $"playground_{start.Port}",
        Settings = new Dictionary<string, string?>
        {
            ["Slack:ApiBaseUrl"] = slack.ApiUrl.ToString(),
            ["Slack:BotToken"] = PlaygroundOptions.BotToken,
            ["Slack:AppToken"] = start.UsesSockets ? PlaygroundOptions.AppToken : null,
            ["Slack:SigningSecret"] = PlaygroundOptions.SigningSecret,
            ["Slack:ClientId"] = PlaygroundOptions.ClientId,
            ["Slack:ClientSecret"] = PlaygroundOptions.ClientSecret,
            ["Bot:PublicUrl"] = address,
            ["Urls"] = address,
            ["Logging:LogLevel:Default"] = "Warning",
        },
    }, cancel);
    await bot.StartAsync(cancel);
    slack.ConnectBot(new Uri(bot.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()));
    slack.World.InstallUrl = new Uri(new Uri(address), "/slack/install");
    slack.OnClockTurned = bot.Services.RunTicksAsync;
    await TellWhoIsWhoAsync(bot.Services, slack, cancel);

    Console.WriteLine($"Your Slack workspace is at {slack.Url} (stop it with Ctrl+C).");
    await bot.WaitForShutdownAsync(cancel);
    return 0;
}

// The bot has to know its own address before it listens: people are sent back to it after they allowed the app.
static string FreeAddress()
{
    using var listener = new TcpListener(IPAddress.Loopback, 0);
    listener.Start();
    return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
}

// What an operator does once: the company's list of people, and who owns the programme.
static async Task TellWhoIsWhoAsync(IServiceProvider bot, PlaygroundServer slack, CancellationToken cancel)
{
    var workspace = slack.Workspace();
    await bot.GetRequiredService<WorkspaceSeeder>().ExecuteTask!.WaitAsync(cancel); // installed, and with its starter catalogue: Home offers tracks from the first time on
    if (workspace.TeamId == DemoWorkspace.Team)
    {
        await bot.GetRequiredService<PeopleImport>().RunAsync(
            DemoWorkspace.Team, PeopleFile.Read(new StringReader(DemoWorkspace.PeopleCsv)), onlyCheck: false, cancel);
    }

    foreach (var owner in workspace.Owners())
    {
        await bot.GetRequiredService<RoleStore>().GrantOwnerAsync(
            new LearnerKey(workspace.TeamId, owner), RoleStore.Operator, bot.GetRequiredService<CalendarClock>().Now, cancel);
    }
}
