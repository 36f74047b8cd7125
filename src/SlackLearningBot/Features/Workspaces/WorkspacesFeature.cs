using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Workspaces;

/// <summary>Which Slack teams the bot works for, and their tokens.</summary>
internal static class WorkspacesFeature
{
    public static IServiceCollection AddWorkspaces(this IServiceCollection services, bool runsLoops)
    {
        services.AddDataProtection().SetApplicationName("SlackLearningBot");
        services.AddOptions<KeyManagementOptions>().Configure<KeyStore>((options, keys) => options.XmlRepository = keys);
        if (runsLoops)
        {
            services.AddHostedService(provider => provider.GetRequiredService<WorkspaceSeeder>());
        }

        return services
            .AddSingleton<KeyStore>()
            .AddSingleton<TokenVault>()
            .AddSingleton<InstallationStore>()
            .AddSingleton<WorkspaceDirectory>()
            .AddSingleton<IWorkspaces>(provider => provider.GetRequiredService<WorkspaceDirectory>())
            .AddSingleton<WorkspaceSeeder>();
    }
}
