/** Certificates that no client may trust, each with its key, which protects nothing. */
export interface TestCertificate {
  readonly cert: string;
  readonly key: string;
}

/** For localhost and 127.0.0.1, ended in February 2020. It vouches for itself, so it can be named as an authority. */
export const EXPIRED: TestCertificate = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBZTCCAQugAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv
c3QwHhcNMjAwMTAxMDAwMDAwWhcNMjAwMjAxMDAwMDAwWjAUMRIwEAYDVQQDDAls
b2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQ2JSYEhpjFv62stZKt
XxyWkhv5sJNlZdDxJ7L/eE5HURiRHL+940URgKfwLzPcYLcOUSaKxKyGtWTceCGu
tfvro04wTDAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwDwYDVR0TAQH/BAUw
AwEB/zAdBgNVHQ4EFgQUKr25zbYBJtf1D+gNwJPu72WCgDUwCgYIKoZIzj0EAwID
SAAwRQIhAI3TVQrD7hx5CkfD5hWQsP54zXTX4qrsRjsGYh5EPslYAiBnc1JOUgi8
KIjHgf3yIOZAO5l0n4jF301NRo6wTtI7lQ==
-----END CERTIFICATE-----
`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgeSwQoPkqdyseX/Vk
v9CU+eAducCqyFQtbADfVhbzUIOhRANCAAQ2JSYEhpjFv62stZKtXxyWkhv5sJNl
ZdDxJ7L/eE5HURiRHL+940URgKfwLzPcYLcOUSaKxKyGtWTceCGutfvr
-----END PRIVATE KEY-----
`,
};

/** For mail.elsewhere.example alone, valid until 2126. */
export const OF_ANOTHER_NAME: TestCertificate = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBuzCCAWKgAwIBAgIUCEUI2WVP/6XamW5QX7eNaaaBN7IwCgYIKoZIzj0EAwIw
ITEfMB0GA1UEAwwWbWFpbC5lbHNld2hlcmUuZXhhbXBsZTAgFw0yNjExMjcxMjQz
NDlaGA8yMTI2MTEwMzEyNDM0OVowITEfMB0GA1UEAwwWbWFpbC5lbHNld2hlcmUu
ZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABEJ0fDfVYJE2yGMLJnRj
MZFkv6WEPyf0E8+SB43cnGHYZwidI6AsExUkKWwRbkNQ75DlFG0jit6YvvyasU0C
EoyjdjB0MB0GA1UdDgQWBBRz5aRS0jR8LnefimcjoUYDpHTPajAfBgNVHSMEGDAW
gBRz5aRS0jR8LnefimcjoUYDpHTPajAPBgNVHRMBAf8EBTADAQH/MCEGA1UdEQQa
MBiCFm1haWwuZWxzZXdoZXJlLmV4YW1wbGUwCgYIKoZIzj0EAwIDRwAwRAIgUzOX
NQXbjh9imECzUIaQs2Ay35f56BCqYbn9WpeuQIACIDPCDVGxQQ++IjTGozJtc/BK
x3XpycxCpp0NvUUhIbyy
-----END CERTIFICATE-----
`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg76bkKwVreS0KJhKM
EGOqvs0+otAk3kajmzcsZ0fxRVyhRANCAARCdHw31WCRNshjCyZ0YzGRZL+lhD8n
9BPPkgeN3Jxh2GcInSOgLBMVJClsEW5DUO+Q5RRtI4remL78mrFNAhKM
-----END PRIVATE KEY-----
`,
};
