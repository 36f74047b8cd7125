using SlackLearningBot.Edge;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.PersonalData;

/// <summary>A person's own data: handed over as a file, or erased.</summary>
internal static class PersonalDataFeature
{
    public static IServiceCollection AddPersonalData(this IServiceCollection services) => services
        .AddSingleton<PersonalDataStore>()
        .AddSingleton<ExportFile>()
        .AddSingleton<ExportRequest>()
        .AddSingleton<Eraser>()
        .AddSingleton<IHomeSection, PersonalDataHomeSection>()
        .AddSingleton<ISubcommand, DataCommand>()
        .AddSingleton<ISubcommand, ExportCommand>()
        .AddSingleton<ISubcommand, EraseCommand>()
        .AddSingleton<IViewSubmissionHandler, EraseModal>()
        .AddAction<ExportAction>()
        .AddAction<EraseAction>()
        .AddWork<ExportWork>();
}
