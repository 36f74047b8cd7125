using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.People;

/// <summary>Who is who: Slack's word, the company's own list, and who owns a workspace's learning.</summary>
internal static class PeopleFeature
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddSingleton<PersonStore>()
        .AddSingleton<PeopleImportStore>()
        .AddSingleton<RoleStore>()
        .AddSingleton<IRoles>(provider => provider.GetRequiredService<RoleStore>())
        .AddSingleton<SyncRun>()
        .AddSingleton<PersonFinder>()
        .AddSingleton<PeopleImport>()
        .AddWork<PersonRefresh>()
        .AddWork<PeopleSync>()
        .AddSingleton<IEventHandler, UserChangedEvent>()
        .AddSingleton<ISubcommand, RoleGrantCommand>()
        .AddSingleton<IPersonalData, PeoplePersonalData>();

    public static IReadOnlyList<IConsoleCommand> ConsoleCommands { get; } = [new PeopleConsole(), new RoleConsole()];
}
